package luoshu.data.asking;

/**
 * Of a material that is not the applicant's own word.
 * FREE 可免提交: something may stand in for it and is there in at least one division. STILL_ASKED 应免未免: it is there, and yet the matter demands the material. AWAITING 待共享: a resource could give it, the organs that handle
 * have no contract yet. NO_SOURCE 尚无来源: government issued it, and nothing gives it.
 */
public enum Standing { FREE, STILL_ASKED, AWAITING, NO_SOURCE }
