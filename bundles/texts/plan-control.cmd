@echo off
"%~dp0python\python.exe" -X utf8 -m automation %*
exit /b %errorlevel%
