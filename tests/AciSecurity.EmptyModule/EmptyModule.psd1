@{
    RootModule        = 'AciSecurity.EmptyModule.dll'
    ModuleVersion     = '1.0.0'
    GUID              = '5b0c8f0e-9d0a-4c55-8f7e-6a1d7f3a4b11'
    CmdletsToExport   = @('Get-Nothing')
    FunctionsToExport = @()
    AliasesToExport   = @()
    VariablesToExport = @()
}
