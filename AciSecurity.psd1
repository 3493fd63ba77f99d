# The manifest of the module. It stands at the root of the repository, which is an importable module once it is built.
@{
    RootModule             = 'module/bin/AciSecurity.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '5d1f6a57-1f0c-4f52-9e0b-6c2a3d7e84b1'
    Author                 = 'AciSecurity contributors'
    CompanyName            = 'AciSecurity contributors'
    Copyright              = '(c) AciSecurity contributors. MIT license.'
    Description            = 'Audits the security of Azure Container Instances and Azure Container Registry: what is deployed, ARM templates, Bicep files, exports and objects from the pipeline in, findings, SARIF reports and gates out.'
    PowerShellVersion      = '7.4'
    CompatiblePSEditions   = @('Core')

    FormatsToProcess       = @('module/AciSecurity.format.ps1xml')
    TypesToProcess         = @('module/AciSecurity.types.ps1xml')

    CmdletsToExport        = @(
        'Add-AcrImageSignature'
        'Assert-AciSecurityFinding'
        'Connect-AciSecurity'
        'Disconnect-AciSecurity'
        'Export-AciAzurePolicy'
        'Export-AciSecurityReport'
        'Get-AciContainerGroup'
        'Get-AciSecurityContext'
        'Get-AciSecurityPermission'
        'Get-AciSecurityRule'
        'Get-AcrImage'
        'Get-AcrRegistry'
        'Get-AcrUnsignedImage'
        'Import-AciTemplate'
        'Invoke-AciSecurityAudit'
        'Lock-AcrImage'
        'Protect-AciContainerGroup'
        'Repair-AciSecurityFinding'
        'Reset-AcrCredential'
        'Set-AciDefenderPlan'
        'Set-AciDiagnosticSetting'
        'Set-AcrContentTrust'
        'Set-AcrSecuritySetting'
        'Test-AciApprovedImage'
        'Test-AciAttackSurface'
        'Test-AciAuditLog'
        'Test-AciCredential'
        'Test-AciLeastPrivilege'
        'Test-AciPrivateRegistry'
        'Test-AciSecurityPolicy'
        'Test-AcrImageSignature'
        'Test-AcrSecuritySetting'
        'Undo-AciSecurityRepair'
        'Unlock-AcrImage'
    )
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()

    PrivateData            = @{
        PSData = @{
            Tags         = @(
                'Azure', 'Container', 'ContainerInstances', 'ContainerRegistry', 'ACI', 'ACR', 'Security', 'Compliance', 'Audit',
                'Bicep', 'ARM', 'SARIF', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS'
            )
            LicenseUri   = 'https://github.com/AciSecurity/AciSecurity/blob/main/LICENSE'
            ProjectUri   = 'https://github.com/AciSecurity/AciSecurity'
            ReleaseNotes = 'https://github.com/AciSecurity/AciSecurity/blob/main/CHANGELOG.md'
        }
    }
}
