import type * as Api from '../generated'

export type {
  CarrierState, CourierState, MessageApplication, MessagePreferences, MessageQueue, MessageTemplateRow, MessageTemplateVersion, ResultDelivery, ResultDeliveryRow, SentMessage, TemplateContent,
  TemplateFinding, TemplatePreview, Unsubscribed,
} from '../generated'

export type MessageChannelName = Api.SentMessage['channel']
export type SentState = 'WAITING' | 'HELD' | 'SENT' | 'DELIVERED' | 'READ' | 'FAILED' | 'SHOWN' | 'SIMULATED'
export type DeliveryState = Api.ResultDelivery['state']
export type MessageKeyKind = Api.MessageApplication['keys'][number]['kind']
