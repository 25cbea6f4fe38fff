/** What kind of thing a question asks for. */
export type AnswerKind = 'number' | 'date' | 'person' | 'place'

const questions: readonly (readonly [AnswerKind, RegExp])[] = [
  [
    'date',
    /何[时時年]|什么时候|什麼時候|甚麼時候|哪一?[年天]|[几幾][年月]|什[么麼]年|年份|日期|\bwhen\b/iu,
  ],
  ['number', /多少|[几幾](?!乎)|多[大高长長远遠久快深宽寬重]|\bhow (?:many|much|long|far|old)\b/iu],
  ['person', /[谁誰]|何人|哪一?位|什[么麼]人|\bwho\b/iu],
  [
    'place',
    /哪[里裡裏儿兒]|何[处處地]|哪一?[个個]?(?:国|國|省|市|县|縣|地|城)|什[么麼]地方|\bwhere\b/iu,
  ],
]

const answers: Readonly<Record<AnswerKind, RegExp>> = {
  date: /\d\s*[年月日]|[〇零一二三四五六七八九十]{2,}年|世[纪紀]|年代|[朝代]/u,
  number: /[\d０-９]|[二三四五六七八九十百千万萬亿億两兩]/u,
  person:
    /·|[王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯]\p{Script=Han}{1,2}|[A-Z][a-z]+ [A-Z]/u,
  place: /[省市县縣区區州国國岛島镇鎮村路街山河湖港城洲]/u,
}

/** The kind that `question` asks for, if it is one of these. */
export const answerKindOf = (question: string): AnswerKind | undefined =>
  questions.find(([, asks]) => asks.test(question))?.[0]

/** Whether `text` holds a thing of that kind. */
export const holdsAnswer = (kind: AnswerKind, text: string) => answers[kind].test(text)
