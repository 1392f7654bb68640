import { cloudbaseConfig } from '../cloudbase-config'

type Config = ReturnType<typeof cloudbaseConfig>

/** The state an environment is to be in: cloudbaserc.json's functions and collections with their settings filled in. */
export interface Declared {
  collections: Config['database']['collections']
  functions: Config['functions']
}
export type DeclaredFunction = Declared['functions'][number]
export type DeclaredIndex = Declared['collections'][number]['indexes'][number]

/** `{{env.NAME}}` becomes the setting; one that is not given stays as it is, for a plan that nobody carries out. */
export const declaredState = (settings: Partial<Record<string, string>>): Declared => {
  const { functions, database } = cloudbaseConfig()
  const filled = (text: string): string => text.replace(/\{\{env\.(\w+)\}\}/g, (whole, name: string) => settings[name] ?? whole)
  return {
    collections: database.collections,
    functions: functions.map((one) => ({
      ...one,
      envVariables: Object.fromEntries(
        Object.entries(one.envVariables).map(([name, value]) => [name, filled(value)])) as DeclaredFunction['envVariables'],
    })),
  }
}
