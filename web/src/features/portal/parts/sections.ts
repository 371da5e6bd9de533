import type { MatterGuide } from '@/api'

export type GuideSection = 'basics' | 'conditions' | 'materials' | 'steps' | 'clocks' | 'fees' | 'law' | 'results' | 'faq' | 'remedies'

/** In the order of a municipal guide page; a section with nothing to say is left out. */
export function guideSections(guide: MatterGuide): GuideSection[] {
  const all: [GuideSection, boolean][] = [
    ['basics', true],
    ['conditions', guide.acceptCondition.length > 0],
    ['materials', true],
    ['steps', guide.steps.length > 0],
    ['clocks', true],
    ['fees', true],
    ['law', guide.byLaw.length > 0],
    ['results', guide.results.length > 0],
    ['faq', guide.faq.length > 0],
    ['remedies', !!guide.remedies],
  ]
  return all.filter(([, shown]) => shown).map(([section]) => section)
}
