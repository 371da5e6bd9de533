import { mergeMessages } from '@/i18n/merge'

export default mergeMessages(
  import.meta.glob(
    ['/src/{design,api,i18n}/locales/en.ts', '/src/apps/portal/locales/en.ts', '/src/kernel/*/locales/en.ts', '/src/features/{portal,payments,bank,cases,identity,messages,materials,evidence,certificates,seals,codes,presenting,usage,signatures,halls,gateway,opendata,objections,profiles}/locales/en.ts'],
    { eager: true },
  ),
)
