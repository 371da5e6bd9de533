const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** GB 11643: region, birth date that exists, serial, ISO 7064 MOD 11-2 check character. */
export function isCitizenId(value: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(value)) return false
  if (!isDate(`${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`)) return false
  const sum = idWeights.reduce((total, weight, at) => total + weight * Number(value[at]), 0)
  return '10X98765432'[sum % 11] === value[17]
}

/** GB 32100: 18 characters without I O S V Z, ISO 7064 MOD 31-3 check character. */
export function isCreditCode(value: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(value)) return false
  let sum = 0
  for (let at = 0, weight = 1; at < 17; at++, weight = (weight * 3) % 31) sum += creditAlphabet.indexOf(value[at]!) * weight
  return creditAlphabet[(31 - (sum % 31)) % 31] === value[17]
}

export function isDate(value: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  if (!match) return false
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value
}

export const formats: Record<string, (value: string) => boolean> = {
  'cn-mobile': (value) => /^1[3-9]\d{9}$/.test(value),
  'citizen-id': isCitizenId,
  'credit-code': isCreditCode,
  'region-code': (value) => /^\d{12}$/.test(value),
  date: isDate,
  email: (value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value),
}
