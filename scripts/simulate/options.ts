/** What was said on the command line, or what is usual. */
export const option = (name: string, usual: string): string =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? usual

/** What is played where nothing else is said: half a year of the zone with its holidays, from New Year to the Dragon Boat Festival. */
export const halfYear = { tickets: '20000', from: '01-01', to: '06-30', tick: '30' }
