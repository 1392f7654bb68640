import type { Template } from '../../../../types/item'

const material = (key: string, name: string, hint?: string) => ({ key, name, mandatory: true, ...(hint === undefined ? {} : { hint }) })
const optional = (key: string, name: string, hint?: string) => ({ ...material(key, name, hint), mandatory: false })

/**
 * Templates that come with the product, with the bureaus of the demo roster. What an admin saves under the same id
 * stands above them, so that a zone makes them its own.
 */
export const shippedTemplates: readonly Template[] = [
  {
    id: 'construction-permit',
    name: '施工许可（并联审批）',
    note: '消防设计审查与规划许可同时进行，规划许可办成后踏勘，三项齐备即核发施工许可证；材料可先预审。',
    items: [
      {
        key: 'fire-safety', name: '特殊建设工程消防设计审查', bureauId: 'planning', days: 10, mandatory: true, after: [],
        materials: [
          material('fire-drawings', '消防设计文件', '含总平面、建筑、给排水、电气各专业图纸'),
          material('drawing-review', '施工图审查合格书'),
          optional('expert-opinion', '专家评审意见', '采用新技术、新材料的工程需要'),
        ],
      },
      {
        key: 'planning-permit', name: '建设工程规划许可证', bureauId: 'planning', days: 7, mandatory: true, after: [],
        materials: [
          material('site-plan', '总平面图'),
          material('land-certificate', '用地规划许可或不动产权证'),
          material('design-scheme', '建设工程设计方案'),
        ],
      },
      {
        key: 'site-survey', name: '现场踏勘（环保与安全条件）', bureauId: 'safety-env', days: 3, mandatory: true, after: ['planning-permit'],
        materials: [
          material('dust-plan', '扬尘污染防治方案'),
          material('site-layout', '围挡、冲洗设施布置图'),
        ],
      },
      {
        key: 'construction-permit', name: '建筑工程施工许可证', bureauId: 'approval', days: 5, mandatory: true,
        after: ['fire-safety', 'planning-permit', 'site-survey'],
        materials: [
          material('building-contract', '施工合同'),
          material('supervision-contract', '监理合同', '需有双方盖章页'),
          material('injury-insurance', '工伤保险参保证明'),
          material('quality-pledge', '质量安全承诺书'),
        ],
      },
      {
        key: 'utilities', name: '施工临时用电用水保障', bureauId: 'economy', days: 2, mandatory: false, after: [],
        materials: [optional('demand-sheet', '用电用水需求表')],
      },
    ],
  },
]
