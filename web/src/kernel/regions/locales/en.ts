export default {
  failed: 'The list of regions did not load. Reload the page.',
  comma: '; ',
  found: 'Division: ',
  notes: ' ({notes})',
  take: 'Fill in this division',
  choose: 'Choose the division the address lies in:',
  chooseOf: '{n} divisions fit, {shown} are shown; name the city and county:',
  outside: 'This address is not in Henan.',
  unknown: 'No division was recognised. Name the city, the county and the township.',
  note: { SHORT_NAME: 'by its short name', OTHER_KIND: 'another kind than in the register', FORMER_NAME: 'a former name, replaced by the present one', LEVEL_LEFT_OUT: 'a level is left out', UNKNOWN_PART: 'with a name that is no division' },
  level: { PROVINCE: 'Province', CITY: 'City', COUNTY: 'County or district', TOWNSHIP: 'Township or subdistrict', VILLAGE: 'Village or community' },
}
