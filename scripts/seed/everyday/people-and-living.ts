import type { EverydayCase } from './case'

/** Recruiting, shuttles, canteens, flats, schools. */
export const peopleAndLiving: readonly EverydayCase[] = [
  {
    enterprise: 3, started: [9, '09:20'], category: 'request', bureau: 'economy',
    chat: [
      ['staff', '书记，新订单要求下个月开两班，我们冲压车间还差四十个操作工，网上招了半个月只来了六个人。'],
      ['cadre', '工种、薪资、食宿条件发我一份，我请经发局对接一下职校和周边的用工余缺调剂。'],
    ],
    title: '新增班次缺少操作工四十名', text: '承接新订单需开两班生产，冲压操作工缺口40名，月综合工资6500—7800元，包食宿。希望协助对接职业院校顶岗实习和区内用工余缺调剂。',
    thread: [
      ['officer', '已联系两所职校，本周四安排校企见面；区内有一家企业季节性富余员工二十余人，可以签共享用工协议。'],
      ['colleague', '周四我们带招聘资料过去，共享用工协议范本能发一份吗？'],
      ['officer', '范本已发，工资由原单位代发的那一版比较稳妥。'],
    ],
    end: {
      state: 'closed', answer: { text: '两所职校已安排32名学生到岗实习，共享用工14人已签协议，缺口补足。后续稳岗补贴可于季度末申报。' },
      outcome: 'solved', stars: 5, comment: '两班已经开起来了，比自己招快得多。',
    },
  },
  {
    enterprise: 12, started: [7, '10:05'], category: 'request', bureau: 'planning', support: ['economy'],
    chat: [
      ['staff', '科创一路这边晚上八点以后没有公交，中班工人下班只能骑电动车回去，冬天路滑不安全。'],
      ['cadre', '我知道这段路，旁边几家企业也提过。中班一共多少人、住哪一片？'],
      ['staff', '我们中班一百二十人，大部分住在融和路公寓那一带。'],
    ],
    title: '希望增设晚间通勤班车停靠点', text: '我公司中班员工约120人，20:30下班后科创一路无公交。建议增设通勤班车停靠点或延长公交末班时间。',
    thread: [
      ['officer', '周边五家企业合计约三百人有需求，正与公交公司测算开行定制班车，拟设两处停靠点。'],
      ['staff', '我们愿意分摊一部分费用。'],
    ],
    end: { state: 'handling' },
  },
  {
    enterprise: 57, started: [6, '09:32'], category: 'request', bureau: 'safety-env',
    chat: [
      ['colleague', '食堂用的是瓶装液化气，上周检查说要换管道天然气，燃气公司说要排到三个月以后。'],
      ['cadre', '安全是硬要求，工期我来协调。食堂每天多少人就餐？'],
      ['colleague', '四百人左右，停了食堂周边吃饭也不方便。'],
    ],
    title: '职工食堂瓶装气改管道气排期过长', text: '食堂按检查要求需改用管道天然气，燃气公司排期约三个月。就餐人数约400人，希望缩短工期，并明确过渡期间如何安全用气。',
    thread: [
      ['officer', '已会同燃气公司现场看过，主管就在厂门口，支管只有四十米，可以提前到下周施工。'],
      ['officer', '过渡期间装好可燃气体报警和紧急切断阀，用气时专人看护，我们派人来复查。'],
      ['staff', '报警器和切断阀今天已经装好。'],
    ],
    end: {
      state: 'answered', answer: { text: '燃气公司已将贵公司接入工程提前至下周一开工，工期三天。过渡期安全措施现场复查合格，食堂可以正常供餐。' },
    },
  },
  {
    enterprise: 20, started: [12, '14:02'], category: 'inquiry', bureau: 'science-park',
    chat: [
      ['staff', '请问新引进的两位博士，可以申请人才公寓吗？他们下个月报到。'],
      ['cadre', '应该可以，具体条件我请科技园答复您。'],
    ],
    title: '新引进博士申请人才公寓的条件', text: '两位博士拟下月入职，请问人才公寓的申请条件、所需材料以及目前是否有房源。',
    end: {
      state: 'closed', answer: { text: '全日制博士签订三年以上劳动合同即可申请，凭学历证书、合同和社保缴纳证明线上提交，五个工作日内审核。目前两室户型尚有11套，前三年租金减半。' },
      outcome: 'solved', stars: 5,
    },
  },
  {
    enterprise: 58, started: [3, '09:48'], category: 'inquiry',
    chat: [
      ['staff', '外地员工的孩子明年上小学，学区怎么划？现在就有人来问我们人事。'],
      ['cadre', '每年都有一份企业员工子女入学的办法，我把材料清单整理一下发给大家。'],
    ],
    title: '外地员工子女入学办理流程咨询', text: '公司有七名外地员工的子女明年入小学，请问报名时间、所需材料及学区划分。',
    end: {
      state: 'answered', answer: { text: '企业员工子女入学由用人单位统一登记：劳动合同、居住证、一年以上社保记录和户口簿。报名一般在五月，我会提前一个月在群里提醒；学区以居住证地址为准。' },
    },
  },
  {
    enterprise: 31, started: [2, '10:22'], category: 'request', bureau: 'planning',
    chat: [
      ['staff', '厂区外面的公寓蓝领宿舍还能租到吗？我们要住六十人。'],
      ['cadre', '现在整层的不多，我帮你们报需求，六人间还是四人间？'],
      ['staff', '四人间最好，六人间也可以。'],
    ],
    title: '租用蓝领公寓六十个床位', text: '因生产线扩容新增员工60人，申请就近租用蓝领公寓，四人间优先，租期一年。',
    end: { state: 'routed' },
  },
  {
    enterprise: 70, started: [8, '09:15'], category: 'request', bureau: 'economy',
    chat: [
      ['staff', '去年的职业技能培训补贴还没到账，培训合格证都交上去了。'],
      ['cadre', '哪一期的？把班级编号发我。'],
    ],
    title: '职业技能培训补贴迟迟未到账', text: '去年第四季度开展电工、焊工培训两期共86人，材料已经提交，补贴资金至今未到账，请核实进度。',
    thread: [
      ['officer', '查到了，其中一期有三名学员身份证号录入有误，系统整批退回，没有通知到企业，是我们的疏忽。'],
      ['staff', '那怎么改？需要重新盖章吗？'],
      ['officer', '不用重新盖章，把更正后的名单发来，我们直接改。'],
    ],
    end: {
      state: 'closed', answer: { text: '更正后两期补贴合计12.9万元已拨付，三日内到账。今后退回件将同时短信通知企业经办人。' },
      outcome: 'solved', stars: 4, comment: '解决了，希望下次退回时早点告诉我们。',
    },
  },
  {
    enterprise: 88, started: [5, '14:18'], category: 'request', bureau: 'economy',
    chat: [
      ['colleague', '园区班车票价涨了，员工有意见，我们自己包车一个月要四万多，能不能几家拼一辆？'],
      ['cadre', '拼车的办法好，我先看看你们周边有几家愿意。'],
    ],
    title: '与周边企业合并开行通勤班车', text: '建议由部门牵头，几家企业合并开行通勤班车，分摊费用。我公司约90人需要，早晚各一趟。',
    thread: [['officer', '请提供员工居住小区和上下班时间表，便于合并线路。']],
    end: { state: 'waiting', owed: '员工居住小区分布和上下班时间表（按班次汇总即可，不需要个人信息）' },
  },
  {
    enterprise: 55, started: [22, '09:30'], category: 'inquiry', bureau: 'science-park',
    chat: [
      ['staff', '我们烧结工程师想评中级职称，民营企业也能报吗？'],
      ['cadre', '能报，科技园有专门的通道，我转过去。'],
    ],
    title: '民营企业工程师职称申报途径', text: '公司四名工程师符合年限条件，想申报中级职称，请问申报途径、时间和材料。',
    end: {
      state: 'closed', answer: { text: '民营企业可通过科技园集中申报，每年七月受理；论文不作硬性要求，可用专利、工艺改进报告代替。申报表和样例已经发给贵公司人事。' },
      outcome: 'solved', stars: 5, comment: '讲得很清楚，样例很实用。',
    },
  },
  {
    enterprise: 118, started: [4, '09:55'], category: 'request',
    chat: [
      ['staff', '想给全厂做一次急救培训，哪里能请到老师？'],
      ['cadre', '我来联系，一百人左右分两场比较合适。'],
    ],
    title: '协助联系急救培训老师', text: '希望为约100名一线员工开展心肺复苏和外伤处理培训，请协助联系有资质的老师。',
    end: { state: 'withdrawn', reason: '我们自己联系到了培训机构，时间也定了，谢谢。' },
  },
]
