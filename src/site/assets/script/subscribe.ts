import { solve } from './proof-of-work.ts'

// Where too much came from one place, the form comes back with work to do: the browser does it and sends it once more.
const form = document.querySelector<HTMLFormElement>('form[data-challenge]')
if (form) void work(form)

async function work(form: HTMLFormElement): Promise<void> {
  const { challenge = 'null', working = '' } = form.dataset
  const told = form.querySelector('[role=alert]')
  const before = [...(told?.childNodes ?? [])]
  told?.replaceChildren(working)
  const solved = await solve(JSON.parse(challenge))
  if (solved === null) return told?.replaceChildren(...before)
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = 'altcha'
  field.value = solved
  form.append(field)
  form.requestSubmit()
}
