package luoshu.trust.identity.internal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.trust.messages.Messages;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Pages that only show: signed out, error, and – in demonstrations only – the messages nobody else shows. */
@Controller
class PageController {

    private final Messages messages;
    private final boolean demo;

    PageController(Messages messages, @Value("${luoshu.demo:false}") boolean demo) {
        this.messages = messages;
        this.demo = demo;
    }

    @GetMapping({"/identity/signed-out", "/identity/official/signed-out"})
    String signedOut(HttpServletRequest request, Model model) {
        model.addAttribute("again", request.getRequestURI().contains("official") ? "/work/sign-in" : "/portal/sign-in");
        return "identity/signed-out";
    }

    @RequestMapping("/identity/error")
    String error(@RequestParam(defaultValue = "general") String code, @RequestParam(defaultValue = "portal") String app, HttpServletResponse response, Model model) {
        model.addAttribute("code", code.matches("declined|flow|request") ? code : "general").addAttribute("again", app.equals("work") ? "/work/sign-in" : "/portal/sign-in");
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return "identity/error";
    }

    @GetMapping("/identity/outbox")
    String outbox(Model model, HttpServletResponse response) {
        if (!demo) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("messages", messages.recent(50));
        return "identity/outbox";
    }
}
