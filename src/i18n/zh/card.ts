/** What is said of cards, the pictures of quotations, and on them. */
export const zhCard = {
  'command.card.name': '卡片',
  'command.card.summary': '把一句原文和出处画成图片',
  'command.card.usage': '/card beltroad/3.1；只要其中几个字：/card beltroad/3.1@12-40',
  'card.excerpt': '……（节选）',
  'card.alt': (citation: string) => `图片：${citation}`,
  'card.seen': (link: string) => `图片：${link}`,
  'card.nowhere':
    '这里不能显示图片。图片在网页、Telegram 和 Discord 上可以看到；设置了 PUBLIC_URL，这里会给出链接。',
  'card.missing': '这张图片画不出来。原文和出处如上。',
}
