import { mergeMessages } from '@/i18n/merge'

export default mergeMessages(
  import.meta.glob(
    ['/src/{design,api,i18n}/locales/zh-CN.ts', '/src/apps/portal/locales/zh-CN.ts', '/src/kernel/*/locales/zh-CN.ts', '/src/features/{portal,payments,bank,cases,identity,messages,materials,evidence,certificates,seals,codes,presenting,usage,signatures,halls,gateway,opendata,objections,profiles}/locales/zh-CN.ts'],
    { eager: true },
  ),
)
