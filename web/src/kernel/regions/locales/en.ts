export default {
  failed: 'The list of regions did not load. Reload the page.',
  level: { PROVINCE: 'Province', CITY: 'City', COUNTY: 'County or district', TOWNSHIP: 'Township or subdistrict', VILLAGE: 'Village or community' },
}
