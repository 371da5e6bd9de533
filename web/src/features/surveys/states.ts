import type { SurveyAnswerAct, SurveyAnswerState, SurveyState } from '@/api'

type Tone = 'blue' | 'green' | 'yellow' | 'red' | 'grey'
export const tones: Record<SurveyState, Tone> = { OPEN: 'blue', CLOSED: 'grey' }
export const answerTones: Record<SurveyAnswerState, Tone> = { OPEN: 'blue', HANDED_IN: 'yellow', CONFIRMED: 'green', RETURNED: 'red', ACCEPTED: 'green' }
export const states = Object.keys(tones) as SurveyState[]
export const answerStates = Object.keys(answerTones) as SurveyAnswerState[]
/** Acts with a button of their own; saving and handing in belong to the form. */
export const buttons: SurveyAnswerAct[] = ['CONFIRM', 'ACCEPT', 'RECALL', 'RETURN']
export const kindOf = (act: SurveyAnswerAct) => (act === 'RETURN' ? 'danger' : act === 'RECALL' ? 'default' : 'primary')
