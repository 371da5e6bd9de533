import { fieldErrorText, type FieldError } from '@/api'
import { currentLocale } from '@/i18n'

/** What is wrong with a table names rows, columns and counts in the server's own Chinese sentence; in English it is said without them. */
export const sentence = (error: FieldError) => (currentLocale() === 'en' ? fieldErrorText(error) : error.message)
