/** Taro's tabs are links to `javascript:;`, which the content policy reports with every tap: nothing is to be followed. */
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (link?.protocol === 'javascript:') event.preventDefault()
})
