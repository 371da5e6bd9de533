package luoshu.trust.identity.internal;

import java.util.Locale;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Chinese unless somebody chose English: {@code ?lang=en} is remembered in a cookie that holds nothing else. Portal and workbench read and write it too, so scripts may. */
@Configuration(proxyBeanMethods = false)
class Languages implements WebMvcConfigurer {

    private static final String COOKIE = "luoshu-lang";

    @Bean
    LocaleResolver localeResolver() {
        return new LocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                String chosen = request.getParameter("lang");
                return "en".equals(chosen != null ? chosen : remembered(request)) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
            }

            @Override
            public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                String chosen = request.getParameter("lang");
                if ("en".equals(chosen) || "zh".equals(chosen)) {
                    response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(COOKIE, chosen).path("/").sameSite("Lax").maxAge(31_536_000).build().toString());
                }
                return true;
            }
        }).addPathPatterns("/identity/**");
    }

    private static @Nullable String remembered(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(COOKIE)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }
}
