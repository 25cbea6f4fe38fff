import type { Said } from '../said.ts'
import type { zhCard } from '../zh/card.ts'

export const enCard: Said<typeof zhCard> = {
  'command.card.name': 'card',
  'command.card.summary': 'A quotation with its source as a picture',
  'command.card.usage': '/card beltroad/3.1; some of its words alone: /card beltroad/3.1@12-40',
  'card.excerpt': '…… (excerpt)',
  'card.alt': citation => `Picture: ${citation}`,
  'card.seen': link => `Picture: ${link}`,
  'card.nowhere':
    'No picture can be shown here. It can be seen on the web, on Telegram and on Discord; with PUBLIC_URL set, a link to it stands here.',
  'card.missing': 'This picture cannot be drawn. The words and their source stand above.',
}
