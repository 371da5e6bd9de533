/** The two Flowable attributes a flow may carry; everything else is refused at import. */
export const flowable = {
  name: 'Flowable',
  uri: 'http://flowable.org/bpmn',
  prefix: 'flowable',
  xml: { tagAlias: 'lowerCase' },
  types: [
    { name: 'Assignable', extends: ['bpmn:UserTask'], properties: [{ name: 'candidateGroups', isAttr: true, type: 'String' }] },
    { name: 'Collectable', extends: ['bpmn:MultiInstanceLoopCharacteristics'], properties: [{ name: 'collection', isAttr: true, type: 'String' }, { name: 'elementVariable', isAttr: true, type: 'String' }] },
  ],
}
