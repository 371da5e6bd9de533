/** The browser's own reader of codes, where it has one; nothing is loaded for those that have none. */
interface Detector { detect(source: ImageBitmapSource): Promise<{ rawValue: string }[]> }
type DetectorMaker = new (options: { formats: string[] }) => Detector

const maker = () => (window as unknown as { BarcodeDetector?: DetectorMaker }).BarcodeDetector

export const canReadCodes = () => maker() !== undefined
export const canScan = () => canReadCodes() && navigator.mediaDevices !== undefined

/** The text of a QR code in a picture; undefined: none found. */
export async function readCode(source: ImageBitmapSource): Promise<string | undefined> {
  const Maker = maker()
  if (!Maker) return undefined
  return (await new Maker({ formats: ['qr_code'] }).detect(source).catch(() => []))[0]?.rawValue
}

export async function readPicture(file: File): Promise<string | undefined> {
  const picture = await createImageBitmap(file).catch(() => undefined)
  return picture && readCode(picture)
}
