import type { Delivery, DeliveryWay, MatterGuide } from '@/api'
import { formats } from '@/kernel/forms'

export type DeliveryPart = 'way' | 'recipient' | 'mobile' | 'address'

/** Only a matter with a result has something to deliver. */
export const deliveryWays = (guide: MatterGuide) => (guide.results.length ? guide.delivery.filter((way) => ['2', '4', '6', '7'].includes(way)) : []) as DeliveryWay[]

/** By post needs a name, a mobile number and an address; the other ways need nothing more. */
export function deliveryErrors(delivery: Delivery | undefined): DeliveryPart[] {
  if (!delivery?.way) return ['way']
  if (delivery.way !== '4') return []
  const wrong: DeliveryPart[] = []
  if (!delivery.recipient?.trim()) wrong.push('recipient')
  if (!formats['cn-mobile']!(delivery.mobile ?? '')) wrong.push('mobile')
  if ((delivery.address?.trim().length ?? 0) < 6) wrong.push('address')
  return wrong
}
