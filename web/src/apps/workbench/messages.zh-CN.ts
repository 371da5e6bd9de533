import { mergeMessages } from '@/i18n/merge'

export default mergeMessages(
  import.meta.glob(
    [
      '/src/{design,api,i18n}/locales/zh-CN.ts', '/src/design/{work,heavy}/locales/zh-CN.ts', '/src/apps/workbench/locales/zh-CN.ts', '/src/kernel/*/locales/zh-CN.ts',
      '/src/features/{tasks,casework,collecting,acceptance,monitoring,matters,organs,access,signing,seals,certificates,stock,usage,audit,calendar,operation,jobs,inbox,archives,deliveries,messaging,casemap,codes,resources,surveys,sources,exchange,contracts,gateway,demands,quality,lineage,analysis,profiles,asking,opendata,prefill,objections,cascade,authorised}/locales/zh-CN.ts',
    ],
    { eager: true },
  ),
)
