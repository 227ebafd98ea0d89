"""The editor of scenarios (脚本编辑器): a window of its own, `main.py drill edit`."""
