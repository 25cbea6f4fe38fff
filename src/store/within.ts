/** Whether `room` is `place` or a room inside it: `a/1` is within `a`, `ab` is not. */
export const isWithin = (room: string, place: string) =>
  room === place || room.startsWith(`${place}/`)

/** Whether a room and all inside it can move: not when one of the two is or holds the other. */
export const areApart = (from: string, to: string) => !isWithin(from, to) && !isWithin(to, from)
