type Entries = Record<string, unknown>
interface Provider { registerProvider: (priority: number, provider: unknown) => void }

/** docs/matter-package.md §5: start and end event, user task, exclusive and parallel gateway, timer boundary event, sub-process, sequence flow. */
const palette = ['hand-tool', 'lasso-tool', 'space-tool', 'global-connect-tool', 'tool-separator', 'create.start-event', 'create.end-event', 'create.exclusive-gateway', 'create.subprocess-expanded']
const pad = ['append.end-event', 'append.gateway', 'connect', 'delete']
const replace = ['replace-with-user-task', 'replace-with-exclusive-gateway', 'replace-with-parallel-gateway', 'replace-with-timer-boundary', 'replace-with-non-interrupting-timer-boundary', 'toggle-parallel-mi', 'toggle-sequential-mi']

const only = (allowed: string[]) => (entries: Entries) => Object.fromEntries(Object.entries(entries).filter(([key]) => allowed.includes(key)))

interface Factory { createShape: (attributes: object) => unknown }
interface Create { start: (event: Event, shape: unknown) => void }
interface AutoPlace { append: (source: unknown, shape: unknown) => void }

class Restrictions {
  static $inject = ['palette', 'contextPad', 'popupMenu', 'elementFactory', 'create', 'autoPlace', 'translate']
  constructor(paletteOf: Provider, padOf: Provider, popup: { registerProvider: (id: string, priority: number, provider: unknown) => void }, factory: Factory, create: Create, place: AutoPlace, translate: (text: string) => string) {
    const userTask = () => factory.createShape({ type: 'bpmn:UserTask' })
    const parallel = () => factory.createShape({ type: 'bpmn:ParallelGateway' })
    const start = (shape: () => unknown) => (event: Event) => create.start(event, shape())
    // Low priority: providers run from high to low, so this one sees what the stock ones offered.
    paletteOf.registerProvider(200, {
      getPaletteEntries: () => (entries: Entries) => ({
        ...only(palette)(entries),
        'create.user-task': { group: 'activity', className: 'bpmn-icon-user-task', title: translate('User task'), action: { dragstart: start(userTask), click: start(userTask) } },
        'create.parallel-gateway': { group: 'gateway', className: 'bpmn-icon-gateway-parallel', title: translate('Parallel gateway'), action: { dragstart: start(parallel), click: start(parallel) } },
      }),
    })
    padOf.registerProvider(200, {
      getContextPadEntries: (element: unknown) => (entries: Entries) => ({
        ...only(pad)(entries),
        ...('append.end-event' in entries
          ? { 'append.user-task': { group: 'model', className: 'bpmn-icon-user-task', title: translate('Append task'), action: { click: () => place.append(element, userTask()), dragstart: (event: Event) => create.start(event, userTask()) } } }
          : {}),
        ...('replace' in entries ? { replace: entries.replace } : {}),
      }),
    })
    popup.registerProvider('bpmn-replace', 200, { getPopupMenuEntries: () => only(replace), getPopupMenuHeaderEntries: () => only(replace) })
  }
}

export const restricted = { __init__: ['luoshuRestrictions'], luoshuRestrictions: ['type', Restrictions] }
