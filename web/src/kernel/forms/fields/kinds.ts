import type { FormField } from '@/api'

/** What an HTML text control needs for each one-line widget. */
export function inputHints(field: FormField): { inputmode?: 'numeric' | 'tel' | 'decimal' | 'text'; autocomplete?: string; maxlength?: number; width?: number; type?: string } {
  switch (field.widget) {
    case 'phone': return { inputmode: 'tel', type: 'tel', autocomplete: 'tel', maxlength: 20, width: 16 }
    case 'citizenId': return { maxlength: 18, width: 20 }
    case 'creditCode': return { maxlength: 18, width: 20 }
    case 'date': return { type: 'date', width: 14 }
    case 'number': return { inputmode: 'decimal', width: 14 }
    case 'money': return { inputmode: 'decimal', width: 14 }
    default: return {}
  }
}

/** Blank and full-width forms a Chinese keyboard produces: ０１２ and ｘ are meant as 012 and X. */
export function tidy(field: FormField, typed: string): string {
  const narrow = typed.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
  switch (field.widget) {
    case 'phone': return narrow.replace(/[\s-]/g, '')
    case 'citizenId':
    case 'creditCode': return narrow.replace(/\s/g, '').toUpperCase()
    case 'number':
    case 'money': return narrow.replace(/[\s,]/g, '')
    default: return typed
  }
}
