export interface Template {
  word: string
  text: string
}

const general: Template[] = [
  { word: '已修好', text: '已经修好，请您看看还有没有问题。' },
  { word: '约了时间', text: '已和您约好时间上门，到时先打电话。' },
  { word: '需要材料', text: '需要您带上身份证和户口本，到社区一楼窗口就能办。' },
  { word: '转专业单位', text: '这件事要专业单位来办，我们已经联系，进展会告诉您。' },
]
const byCategory: Record<string, Template[]> = {
  供热供水供电: [{ word: '已恢复', text: '维修工已上门处理，现在恢复了，夜里再看一次。' }],
  环境卫生: [{ word: '已清走', text: '已经清走，地面也冲洗了，以后每天来看。' }],
  邻里矛盾: [{ word: '约好调解', text: '已和双方约好时间坐下来谈，调解员在场，不会公开。' }],
}

/** A few sentences to begin with; staff finish them in their own words. */
export const templatesFor = (categoryName: string): Template[] => [...(byCategory[categoryName] ?? []), ...general]
