package luoshu.trust.identity.internal;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page of ours needs. */
@ControllerAdvice(basePackageClasses = PageAdvice.class)
class PageAdvice {

    private final boolean demo;

    PageAdvice(@Value("${luoshu.demo:false}") boolean demo) {
        this.demo = demo;
    }

    @ModelAttribute("page")
    Page page(HttpServletRequest request) {
        boolean english = LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
        return new Page(english ? "en" : "zh-CN", english, demo, String.valueOf(request.getAttribute(SecurityHeaders.NONCE)));
    }

    record Page(String lang, boolean english, boolean demo, String nonce) {
    }
}
