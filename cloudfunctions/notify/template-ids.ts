import { type TemplateName, templateNames } from '../../types/notify'

/** WeChat's ids of the templates: configuration of the deployment (TEMPLATE_TODO, TEMPLATE_PROGRESS, TEMPLATE_DEADLINE). */
export const templateId = (name: TemplateName): string => {
  const id = process.env[`TEMPLATE_${name.toUpperCase()}`]
  if (!id) throw new Error(`TEMPLATE_${name.toUpperCase()} is not configured`)
  return id
}

export const templateNamed = (id: string): TemplateName | null => templateNames.find((name) => templateId(name) === id) ?? null
