/** Element Plus enters here and nowhere else; the portal never imports this file. Add components as the workbench needs them. */
import 'element-plus/theme-chalk/base.css'
import './tokens/element.css'

export { ElConfigProvider } from 'element-plus'
