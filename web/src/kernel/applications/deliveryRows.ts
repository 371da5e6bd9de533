import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Delivery } from '@/api'

/** How the result reaches the applicant, as rows of a summary. */
export function useDeliveryRows(source: MaybeRefOrGetter<Delivery | null | undefined>) {
  const { t } = useI18n()
  return computed(() => {
    const delivery = toValue(source)
    if (!delivery) return []
    const rows = [{ key: 'way', label: t('kernel.applications.delivery.way'), value: t(`kernel.applications.delivery.${delivery.way}`) }]
    if (delivery.way !== '4') return rows
    return [
      ...rows,
      { key: 'recipient', label: t('kernel.applications.delivery.recipient'), value: delivery.recipient ?? '' },
      { key: 'mobile', label: t('kernel.applications.delivery.mobile'), value: delivery.mobile ?? '' },
      { key: 'address', label: t('kernel.applications.delivery.address'), value: delivery.address ?? '' },
    ]
  })
}
