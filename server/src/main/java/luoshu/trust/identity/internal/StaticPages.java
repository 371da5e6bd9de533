package luoshu.trust.identity.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * The built portal at / and workbench at /work/. An address of theirs that is no file is theirs to route: the start page answers. Files under assets/ carry a digest in
 * their name and never change; everything else is asked for anew.
 */
@Configuration(proxyBeanMethods = false)
class StaticPages implements WebMvcConfigurer {

    private static final List<String> NOT_PAGES = List.of("api", "identity", "oauth2", "actuator", ".well-known", "userinfo", "connect", "assets", "error");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**").addResourceLocations("classpath:/static/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/**").addResourceLocations("classpath:/static/").setCacheControl(CacheControl.noCache())
                .resourceChain(true).addResolver(new Pages());
    }

    private static final class Pages extends PathResourceResolver {
        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            String page = path.startsWith("work/") || path.equals("work") ? "work/index.html" : "index.html";
            if (path.isEmpty() || path.equals("work/") || path.equals("work")) {
                return super.getResource(page, location);
            }
            Resource file = super.getResource(path, location);
            String first = path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
            boolean below = path.startsWith("work/") && path.indexOf('/', "work/".length()) > 0; // no files lie there; what a page is about may be named with a dot
            boolean routed = (below || !path.substring(path.lastIndexOf('/') + 1).contains(".")) && !NOT_PAGES.contains(first);
            return file != null || !routed ? file : super.getResource(page, location);
        }
    }
}
