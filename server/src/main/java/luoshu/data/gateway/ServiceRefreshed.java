package luoshu.data.gateway;

public record ServiceRefreshed(ServiceView service, ServiceDiff diff) {
}
