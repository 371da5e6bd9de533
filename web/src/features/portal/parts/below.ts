import { computed } from 'vue'
import type { MatterGuide } from '@/api'
import { useCurrentRegion, useRegion } from '@/kernel/regions'

/**
 * True when the region in view has no organ for this matter and the guide shown is that of a place below it: nobody may
 * apply to an arbitrary county because they looked at the whole province.
 */
export function useBelow(guide: () => MatterGuide | undefined) {
  const { region } = useCurrentRegion()
  const { data: place } = useRegion(() => guide()?.organ.regionCode)
  return computed(() => !!place.value && place.value.code !== region.value && place.value.path.some((step) => step.code === region.value))
}
