package luoshu.trust.identity.internal.provider;

import java.time.Clock;
import java.util.List;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import luoshu.kernel.audit.Audit;
import luoshu.trust.identity.internal.IdentitySettings;
import luoshu.trust.identity.internal.SecurityHeaders;
import luoshu.trust.identity.internal.accounts.Accounts;
import luoshu.trust.identity.internal.sessions.Actors;
import luoshu.trust.identity.internal.sessions.Cookies;
import luoshu.trust.identity.internal.sessions.FormOriginFilter;
import luoshu.trust.identity.internal.sessions.Origins;
import luoshu.trust.identity.internal.sessions.ProviderSessions;
import luoshu.trust.identity.internal.sessions.SessionFilter;
import luoshu.trust.identity.internal.sessions.Sessions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.web.OAuth2AuthorizationEndpointFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** The provider's endpoints in one chain, everything else in another. Who may do what is asked on the first line of each endpoint; the chains only say who is there. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    static {
        NativeCurves.prefer();
    }

    /** Requests are measured as a whole; an observation around every filter of the chain costs a tenth of a request and is read by nobody. */
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain providerChain(HttpSecurity http, Clients clients, ProviderSessions present, Sessions sessions, Accounts accounts, Clock clock, TokenClaims claims, Audit audit,
                                      OAuth2TokenGenerator<OAuth2Token> tokens, AccessTokens accessTokens) throws Exception {
        return plain(http)
                .oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.addObjectPostProcessor(NO_HTTP_SESSION);
                    server.tokenGenerator(tokens)
                            .clientAuthentication(client -> client.authenticationProviders(providers -> providers.forEach(provider -> {
                                if (provider instanceof ClientSecretAuthenticationProvider secrets) {
                                    secrets.setPasswordEncoder(CLIENT_SECRETS);
                                }
                            })))
                            .authorizationEndpoint(endpoint -> endpoint.consentPage("/identity/consent").errorResponseHandler(new ErrorRedirect()))
                            .oidc(oidc -> oidc
                                    .logoutEndpoint(logout -> logout.logoutRequestConverter(new EndSessionConverter(clients, accessTokens))
                                            .logoutResponseHandler(new EndSession(sessions, accounts, audit))
                                            .authenticationProviders(providers -> {
                                                providers.clear();
                                                providers.add(CHECKED);
                                            })
                                            .errorResponseHandler((request, response, _) -> response.sendRedirect("/identity/error?code=request")))
                                    .userInfoEndpoint(info -> info.userInfoMapper(claims::userInfo))
                                    .providerConfigurationEndpoint(provider -> provider.providerConfigurationCustomizer(metadata -> metadata
                                            .scopes(scopes -> scopes.addAll(TokenClaims.SCOPES))
                                            .idTokenSigningAlgorithm("ES256").claim("backchannel_logout_supported", true).claim("backchannel_logout_session_supported", true)
                                            .claim("claims_supported", List.of("sub", "name", "preferred_username", "phone_number", "sid", "auth_time", "amr"))
                                            .claim("ui_locales_supported", List.of("zh-CN", "en")))));
                })
                .addFilterAfter(new ProviderSessionFilter(clients, present, sessions, clock), SecurityContextHolderFilter.class)
                .exceptionHandling(e -> e.authenticationEntryPoint(new SignInEntryPoint(clients)))
                .authorizeHttpRequests(r -> r.anyRequest().authenticated()).build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain applicationChain(HttpSecurity http, Actors actors, Cookies cookies, Origins origins, AccessTokens tokens, Clients clients,
                                         @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
                                         @Value("${luoshu.operations.scrapers}") List<String> scrapers) throws Exception {
        List<IpAddressMatcher> allowed = scrapers.stream().map(IpAddressMatcher::new).toList();
        return plain(http)
                .addFilterBefore(new SessionFilter(actors, cookies, origins, problems), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new BearerFilter(tokens, clients, problems), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new FormOriginFilter(origins), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(r -> r.requestMatchers("/actuator/prometheus")
                        .access((_, asked) -> new AuthorizationDecision(allowed.stream().anyMatch(address -> address.matches(asked.getRequest()))))
                        .anyRequest().permitAll()).build();
    }

    /** No server-side HTTP session, no framework login, and no framework token against forged requests: those are refused by origin. */
    private static HttpSecurity plain(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable).sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS)).requestCache(RequestCacheConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable).headers(AbstractHttpConfigurer::disable);
    }

    @Bean
    FilterRegistrationBean<SecurityHeaders> securityHeaders() {
        FilterRegistrationBean<SecurityHeaders> registration = new FilterRegistrationBean<>(new SecurityHeaders());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return registration;
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(IdentitySettings settings) {
        AuthorizationServerSettings.Builder builder = AuthorizationServerSettings.builder();
        return settings.origin().isBlank() ? builder.build() : builder.issuer(settings.origin()).build();
    }

    @Bean
    OAuth2TokenGenerator<OAuth2Token> tokenGenerator(JWKSource<SecurityContext> keys, TokenClaims claims) {
        NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(List::getFirst); // the signing one first
        JwtGenerator jwt = new JwtGenerator(encoder);
        jwt.setJwtCustomizer(claims);
        return new DelegatingOAuth2TokenGenerator(jwt, new RefreshTokens());
    }

    /** No users of the framework's own: keeps Boot from inventing one. */
    @Bean
    UserDetailsService noUsers() {
        return name -> {
            throw new org.springframework.security.core.userdetails.UsernameNotFoundException(name);
        };
    }

    /** The framework would open an HTTP session to remember who signed in; our own session says that. */
    private static final ObjectPostProcessor<OAuth2AuthorizationEndpointFilter> NO_HTTP_SESSION = new ObjectPostProcessor<>() {
        @Override
        public <O extends OAuth2AuthorizationEndpointFilter> O postProcess(O filter) {
            filter.setSessionAuthenticationStrategy((_, _, _) -> { });
            return filter;
        }
    };

    /** A logout request was checked when it was read. */
    private static final AuthenticationProvider CHECKED = new AuthenticationProvider() {
        @Override
        public Authentication authenticate(Authentication logout) {
            return logout;
        }

        @Override
        public boolean supports(Class<?> type) {
            return OidcLogoutAuthenticationToken.class.isAssignableFrom(type);
        }
    };

    /** Client secrets are 256 random bits: SHA-256 is enough, and the slow hash meant for passwords would cap the token endpoint. */
    private static final PasswordEncoder CLIENT_SECRETS = new PasswordEncoder() {
        @Override
        public String encode(CharSequence secret) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean matches(CharSequence secret, String stored) {
            return Clients.secretMatches(secret, stored);
        }
    };
}
