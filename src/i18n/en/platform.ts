import type { Said } from '../said.ts'
import type { zhPlatform } from '../zh/platform.ts'

export const enPlatform: Said<typeof zhPlatform> = {
  'reader.alone': 'This is between you and me alone.',
  'putOff.reader': seconds =>
    `That is faster than I can answer; some questions were left out. Please ask again in ${seconds} s.`,
  'putOff.others': seconds =>
    `Too many are asking just now for this question to be answered. Please ask again in ${seconds} s.`,
  'share.by': name => `Shared by ${name}`,
  'menu.verify': 'Check quotation',
  'menu.search': 'Find the source',
  'menu.noText': 'There is no text in that message.',
  'form.verify': 'Check a quotation',
  'form.claim': 'The sentences to check',
  'form.example': '从“大写意”进入“工笔画”阶段',
  'discuss.here': thread => `Discussed in ${thread}`,
  'discuss.nowhere': 'No thread can be opened here. Use this in a text channel of a server.',
  'quiz.right': '✓ That is right.',
  'quiz.wrong': right => `✗ The right answer is: ${right}`,
  'quiz.again': chosen => `You have already chosen: ${chosen}`,
  'quiz.tally': (answered, right) => `${answered} answered, ${right} right`,
  'permission.missing': names =>
    `I lack a permission in this channel: ${names}. Ask an administrator to grant it, then try again.`,
  'permission.ViewChannel': 'View Channel',
  'permission.SendMessages': 'Send Messages',
  'permission.SendMessagesInThreads': 'Send Messages in Threads',
  'permission.CreatePublicThreads': 'Create Public Threads',
  'permission.EmbedLinks': 'Embed Links',
  'permission.PinMessages': 'Pin Messages',
  'permission.UseExternalApps': 'Use External Apps',
  'select.open': 'Choose what to open',
}
