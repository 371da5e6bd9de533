package luoshu.data.operation;

/** What the data are operated for. PUBLIC: 公共治理、公益事业, free of charge; INDUSTRY: 产业发展、行业发展, costs and a reasonable profit below what the price authority permits (发改价格〔2025〕65号). */
public enum PriceKind { PUBLIC, INDUSTRY }
