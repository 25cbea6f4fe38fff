// All that a page does beyond what HTML does: copying, and a chat that stays on its page.
// Without it everything works but the copy buttons, which stay hidden.

for (const button of document.querySelectorAll('[data-copy]')) button.hidden = !navigator.clipboard

document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copy]')
  if (!button) return
  await navigator.clipboard.writeText(button.dataset.copy)
  button.dataset.done = 'true'
  const label = button.textContent
  button.textContent = '✓'
  setTimeout(() => {
    button.textContent = label
  }, 1500)
})

const chat = document.querySelector('form.chat')
chat?.addEventListener('submit', async event => {
  event.preventDefault()
  const log = chat.querySelector('[role=log]')
  const field = chat.querySelector('input[name=words]')
  const sent = new FormData(chat, event.submitter)
  // A button asks by itself, whatever stands in the field.
  if (event.submitter?.name) sent.delete('words')
  else if (field.value.trim() === '') return
  try {
    const answer = await fetch(chat.action, {
      method: 'POST',
      headers: { 'x-part': 'exchange' },
      body: new URLSearchParams(sent),
    })
    if (!answer.ok) throw new Error(String(answer.status))
    const part = await answer.text()
    if (part === '') return
    log.insertAdjacentHTML('beforeend', part)
    const added = log.lastElementChild
    for (const button of added.querySelectorAll('[data-copy]')) button.hidden = !navigator.clipboard
    added.scrollIntoView({ block: 'start' })
    if (!event.submitter?.name) field.value = ''
    field.focus({ preventScroll: true })
  } catch {
    const notice = document.createElement('p')
    notice.className = 'notice fault'
    notice.textContent = chat.dataset.failed
    log.append(notice)
  }
})
