package luoshu.trust.identity.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** What every page of ours needs. */
@ControllerAdvice(basePackageClasses = PageAdvice.class)
class PageAdvice {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private final boolean demo;

    PageAdvice(@Value("${luoshu.demo:false}") boolean demo) {
        this.demo = demo;
    }

    @ModelAttribute("page")
    Page page(HttpServletRequest request) {
        boolean english = LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
        return new Page(english ? "en" : "zh-CN", english, demo, String.valueOf(request.getAttribute(SecurityHeaders.NONCE)), otherLanguage(request, english));
    }

    /** The same page in the other language, with what its address carried; for an answered form, with where the sign-in was going. */
    private static String otherLanguage(HttpServletRequest request, boolean english) {
        UriComponentsBuilder link = UriComponentsBuilder.newInstance();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("lang") && (request.getMethod().equals("GET") || name.equals("return"))) {
                link.queryParam(UriUtils.encode(name, StandardCharsets.UTF_8), Arrays.stream(values).map(value -> UriUtils.encode(value, StandardCharsets.UTF_8)).toArray());
            }
        });
        return link.queryParam("lang", english ? "zh" : "en").build(true).toUriString();
    }

    record Page(String lang, boolean english, boolean demo, String nonce, String otherLanguage) {

        /** On the clock of those who read it. */
        public String time(Instant at, String pattern) {
            return DateTimeFormatter.ofPattern(pattern).format(at.atZone(ZONE));
        }
    }
}
