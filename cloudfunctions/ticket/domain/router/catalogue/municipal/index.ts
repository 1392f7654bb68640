import type { CatalogueEntry } from '../entry'
import { publicSecurity } from './gongan'
import { education } from './jiaoyu'
import { science } from './keji'
import { developmentReform } from './fagai'
import { industry } from './gongxin'
import { humanResources } from './renshe'
import { naturalResources } from './ziran'
import { housing } from './zhujian'
import { housingFund } from './gongjijin'
import { environment } from './shengtai'
import { transport } from './jiaotong'
import { water } from './shuili'
import { agriculture } from './nongye'
import { forestry } from './linye'
import { commerce } from './shangwu'
import { culture } from './wenlv'
import { health } from './weijian'
import { medicalInsurance } from './yibao'
import { emergency } from './yingji'
import { marketSupervision } from './shichang'
import { cityManagement } from './chengguan'
import { approvalService } from './shenpi'
import { civilAffairs } from './minzheng'
import { justice } from './sifa'
import { finance } from './caizheng'
import { tax } from './shuiwu'

/** The bureaus of a city or county, for a zone that starts without duty lists of its own. */
export const municipalCatalogue: readonly CatalogueEntry[] = [
  publicSecurity,
  education,
  science,
  developmentReform,
  industry,
  humanResources,
  naturalResources,
  housing,
  housingFund,
  environment,
  transport,
  water,
  agriculture,
  forestry,
  commerce,
  culture,
  health,
  medicalInsurance,
  emergency,
  marketSupervision,
  cityManagement,
  approvalService,
  civilAffairs,
  justice,
  finance,
  tax,
]
