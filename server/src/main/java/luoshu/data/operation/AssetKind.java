package luoshu.data.operation;

/** 公共数据资源 as it is held, or 公共数据产品和服务 made of it. */
public enum AssetKind { RESOURCE, PRODUCT }
