import { mergeMessages } from '@/i18n/merge'

export default mergeMessages(
  import.meta.glob(
    [
      '/src/{design,api,i18n}/locales/en.ts', '/src/design/{work,heavy}/locales/en.ts', '/src/apps/workbench/locales/en.ts', '/src/kernel/*/locales/en.ts',
      '/src/features/{tasks,casework,collecting,acceptance,monitoring,matters,organs,access,signing,seals,certificates,stock,usage,audit,calendar,operation,jobs,inbox,archives,deliveries,messaging,casemap,codes,resources,surveys,sources,exchange,contracts,gateway,demands,quality,lineage,analysis,profiles,asking,opendata,prefill,objections,cascade,authorised}/locales/en.ts',
    ],
    { eager: true },
  ),
)
