/** What the QR code of a receipt opens: the enquiry, answered without signing in. */
export const enquiryLink = (number: string, queryCode: string) => `${location.origin}/enquiry?${new URLSearchParams({ number, code: queryCode })}`
