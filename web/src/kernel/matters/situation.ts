import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { Answers, AnswerValue, ApplicantKind, PartyKind, Question } from '@/api'

export type Kind = ApplicantKind
const prefix = 'a.'

export function applicantKind(party: PartyKind): ApplicantKind {
  switch (party) {
    case 'PERSON': return 'person'
    case 'ENTERPRISE': return 'enterprise'
    case 'ORGANISATION': return 'organisation'
  }
}

/** GB serverType: 1 natural person; 2 and 5 enterprises; the rest organisations. */
export function applicantKinds(serverType: string[]): Kind[] {
  const kinds = serverType.map<Kind>((code) => (code === '1' ? 'person' : code === '2' || code === '5' ? 'enterprise' : 'organisation'))
  return [...new Set(kinds)]
}

export function answersTo(answers: Answers): LocationQueryRaw {
  return Object.fromEntries(Object.entries(answers).map(([code, value]) => [prefix + code, Array.isArray(value) ? value.join(',') || '-' : String(value)]))
}

/** Only answers of questions this matter asks, in the type of the question: an address may be edited by hand. */
export function answersFrom(query: LocationQuery, questions: Question[]): Answers {
  const answers: Answers = {}
  for (const question of questions) {
    const raw = query[prefix + question.code]
    if (typeof raw !== 'string') continue
    const known = (code: string) => question.options.some((option) => option.code === code)
    if (question.type === 'YES_NO') {
      if (raw === 'true' || raw === 'false') answers[question.code] = raw === 'true'
    } else if (question.type === 'MULTI') answers[question.code] = raw.split(',').filter(known)
    else if (known(raw)) answers[question.code] = raw
  }
  return answers
}

const store = (matter: string) => `luoshu.situation.${matter}`

/** What was answered before on this matter, to show it again when somebody goes back: kept for this tab only. */
export function rememberedAnswers(matter: string): Answers {
  try {
    return JSON.parse(sessionStorage.getItem(store(matter)) ?? '{}') as Answers
  } catch {
    return {}
  }
}

export function rememberAnswer(matter: string, code: string, value: AnswerValue) {
  sessionStorage.setItem(store(matter), JSON.stringify({ ...rememberedAnswers(matter), [code]: value }))
}
