export default {
  limit: { WORKING_DAY: '{n} working days', NATURAL_DAY: '{n} days', MONTH: '{n} months', YEAR: '{n} years' },
}
