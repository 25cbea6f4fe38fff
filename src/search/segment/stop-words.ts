import { singular } from './tokens.ts'

/**
 * Words that ask or bind and say nothing of what is looked for; they carry no
 * weight. Folded as a query's words are: simplified, lower case, without a plural s.
 */
const stopWords: ReadonlySet<string> = new Set(
  [
    '什么 甚么 什么样 怎样的 称之为 哪些 哪个 哪 哪里 哪儿 哪种 哪几 哪几个 谁 何 何时 何地 何处 何种 几 几个 多少 多大 多久 多长 多高 多远',
    '怎么 怎样 怎么样 如何 为何 为什么 为啥 是否 有没有 是不是 能否 能不能 可否 请问 请 问 吗 呢 吧 啊 呀 么 嘛',
    '的 了 着 过 地 得 之 所 是 有 在 于 和 与 及 以及 或 或者 而 并 且 并且 就 都 也 又 还 被 把 将 由 从 到 对 向 为 给 让 使 跟 同 等 其 此',
    '一共 总共 共有 这 那 这个 那个 这些 那些 它 它们 他 她 他们 我 我们 你 你们 一个 一下 个 吧 有关 关于 介绍 解释 说明 告诉 查 查询 搜索 寻找 找 帮 想 知道 指 指的 叫 叫做 称为 做 所有 时候 意思 原文 出处 内容',
    'the a an of and or in on at to for from by with within between among as is are was were be been being do does did has have had it its this that these those',
    'what which who whom whose when where why how many much about into than then there their they we our you your i my can could should would will shall may might please tell me say says said find show',
  ].flatMap(line => line.split(' ').map(singular)),
)

/** Whether `word` asks or binds: a stop word, or a question word with the measure word behind it (哪部, 几位). */
export const isStopWord = (word: string) =>
  stopWords.has(word) || /^第?[哪几](?!乎)\p{Script=Han}?$/u.test(word)
