import type { Capacity } from '@/api'
import { translate } from '@/i18n'

/** 「以 张三 本人 身份」 or 「代表 信阳某某公司」 – said wherever an act is done in somebody's name. */
export function capacityWords(capacity: Capacity): string {
  return translate(`kernel.session.capacity.${capacity.kind}`, { party: capacity.partyName })
}
